/** The mail catcher: GreenMail's SMTP server and storage, with a page of its own. */
package io.yemae.devservices.mail;
