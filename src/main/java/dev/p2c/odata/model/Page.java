package dev.p2c.odata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One page of a query.
 *
 * @param rows as the service wrote them, with {@code @odata.etag}; numbers with a point are
 *     BigDecimal
 * @param last whether no page follows
 */
public record Page(List<ObjectNode> rows, boolean last) {}
