package io.yemae.architecture.rest;

import jakarta.persistence.EntityManager;

/** Knows the database, in a package that only the web module may have. */
public class FaultyResource {
    EntityManager database;
}
