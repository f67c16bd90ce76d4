/**
 * What the server's health endpoints report about the application. The server sees the checks of an EAR only in its lib folder, so the build packs this
 * one package into a jar of its own for there; it must use nothing else of the application.
 */
package io.yemae.ops.health;
