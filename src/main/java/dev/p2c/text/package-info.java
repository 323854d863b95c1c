/**
 * Small operations on text that every package may use: showing text of others, hashing, comparing
 * hosts.
 */
package dev.p2c.text;
