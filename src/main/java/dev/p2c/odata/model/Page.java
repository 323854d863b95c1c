package dev.p2c.odata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a query.
 *
 * @param rows as the service wrote them, with {@code @odata.etag}; numbers with a point are
 *     BigDecimal
 * @param last whether no page follows
 * @param servedAt the service's time when it sent the page, in whole seconds (header {@code Date});
 *     empty where the service sent none
 */
public record Page(List<ObjectNode> rows, boolean last, Optional<Instant> servedAt) {}
