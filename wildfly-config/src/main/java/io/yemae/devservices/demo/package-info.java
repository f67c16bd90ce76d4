/** Accounts and events to try the platform with. They are created through the platform's API. */
package io.yemae.devservices.demo;
