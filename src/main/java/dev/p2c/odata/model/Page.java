package dev.p2c.odata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * @param rows as the service wrote them, {@code @odata.etag} included, numbers with a point as
 *     BigDecimal
 */
public record Page(List<ObjectNode> rows, boolean last) {}
