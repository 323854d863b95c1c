/** Settings and secrets, read once at start from files and the environment. */
package dev.p2c.app.settings;
