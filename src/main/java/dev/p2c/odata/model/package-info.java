/** The data of the OData protocol: a service's model, queries, pages, literals and JSON rows. */
package dev.p2c.odata.model;
