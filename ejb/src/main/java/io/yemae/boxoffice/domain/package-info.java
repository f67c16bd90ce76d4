/** The ticket and its one transition. The entity stays inside the feature. */
package io.yemae.boxoffice.domain;
