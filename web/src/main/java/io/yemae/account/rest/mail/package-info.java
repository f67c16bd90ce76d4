/** What takes a mailed link: confirming and changing an address, a forgotten password. */
package io.yemae.account.rest.mail;
