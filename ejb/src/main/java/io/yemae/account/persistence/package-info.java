/**
 * Logins with their refresh tokens and the count of failed ones, which all nodes share. Users are with their entity, beside the facades.
 */
package io.yemae.account.persistence;
