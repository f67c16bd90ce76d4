/** The entity of a layout. */
package io.yemae.layouts.domain;
