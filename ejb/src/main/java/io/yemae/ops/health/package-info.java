/**
 * The health checks of the application. The server finds the checks of an EAR only in its lib directory, so the build packs this package
 * into a jar of its own. It must not use anything else of the application.
 */
package io.yemae.ops.health;
