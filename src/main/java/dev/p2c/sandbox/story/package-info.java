/**
 * A simulated day of business: salespeople, a warehouse and an accounting department work with both
 * stand-ins over HTTP, so that there is something to watch. Off unless asked for.
 */
package dev.p2c.sandbox.story;
