/**
 * A day of business: salespeople, a warehouse and an accounting department that work with both
 * stand-ins, over HTTP as people would, so that there is something to see. Off until it is asked
 * for.
 */
package dev.p2c.sandbox.story;
