/**
 * One source entity to one target entity. {@link dev.p2c.task.Task} is what the route template
 * calls; each of its steps has a package of its own: {@code poll}, {@code upsert}, {@code
 * deletion}, {@code recheck}. All of them share {@code plan} and {@code batch}.
 */
package dev.p2c.task;
