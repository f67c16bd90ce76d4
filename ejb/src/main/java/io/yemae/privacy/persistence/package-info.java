/** The statements that read and delete personal data in the tables of all features. */
package io.yemae.privacy.persistence;
