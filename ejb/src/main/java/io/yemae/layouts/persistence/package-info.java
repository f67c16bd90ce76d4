/** The statements of layouts, and how their positions and drawings are stored. */
package io.yemae.layouts.persistence;
