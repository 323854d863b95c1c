/** Compares the rows of two systems as the services hold them, without the ledger. */
package dev.p2c.reconcile;
