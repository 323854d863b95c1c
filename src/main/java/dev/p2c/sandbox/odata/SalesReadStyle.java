package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Collation;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Read behaviour of Sales, which runs on Dataverse (Dataverse Web API, "Query data" and its
 * subpages).
 */
public final class SalesReadStyle implements ReadStyle {

    /**
     * Characters in an alternate key that keep its row from being addressed ("Define alternate
     * keys", remarks).
     */
    private static final String UNADDRESSABLE = "/<>*%&:\\?+";

    private final ReadErrors errors = new SalesReadErrors();
    private final Collation collation;
    private final QuerySupport querySupport;

    /** The style of an organization in which accents do not count. */
    public SalesReadStyle() {
        this(Collation.ACCENTS_IGNORED);
    }

    public SalesReadStyle(Collation collation) {
        this.collation = collation;
        this.querySupport = new SalesQuerySupport(errors, collation);
    }

    @Override
    public Object unset(Column column) {
        return null;
    }

    @Override
    public List<Column> columns(EntityModel entity, List<Column> asked) {
        if (asked == null) {
            return entity.columns();
        }
        Set<Column> columns = new LinkedHashSet<>(asked);
        if (asked.stream().anyMatch(Column::isMoney)) {
            Column currency = entity.column("_transactioncurrencyid_value");
            if (currency != null) {
                columns.add(currency);
            }
        }
        entity.key().forEach(key -> columns.add(entity.column(key)));
        return List.copyOf(columns);
    }

    @Override
    public void write(JsonGenerator json, Column column, Object value) throws IOException {
        if (column.type() == ColumnType.DECIMAL) {
            // The database keeps ten decimal places, four for money.
            int scale = column.isMoney() ? 4 : 10;
            BigDecimal number = (BigDecimal) value;
            json.writeNumber(
                    number.scale() < scale
                            ? number.setScale(scale, RoundingMode.UNNECESSARY)
                            : number);
        } else {
            JsonValues.write(json, value);
        }
    }

    @Override
    public String etag(EntityModel entity, Row row) {
        return "W/\"" + row.version() + "\"";
    }

    @Override
    public boolean nestedEtag() {
        return false;
    }

    @Override
    public String expandedContext(String navigation, String columns) {
        return navigation + "(" + columns + ")";
    }

    @Override
    public boolean linksExpanded() {
        return true;
    }

    @Override
    public int expandDepth() {
        return 15;
    }

    @Override
    public Condition scope(EntityModel entity, QueryString query, ReaderSettings settings) {
        return Condition.always();
    }

    @Override
    public List<String> segments(ODataCall call, String path) {
        return PathSegments.of(path);
    }

    @Override
    public boolean addressable(String keyValue, ReaderSettings settings) {
        return !settings.strictKeys()
                || keyValue.chars().noneMatch(c -> UNADDRESSABLE.indexOf(c) >= 0);
    }

    @Override
    public Collation collation() {
        return collation;
    }

    @Override
    public Paging paging(ReaderSettings settings) {
        return new SalesPaging(settings);
    }

    @Override
    public boolean answersNotModified() {
        return true;
    }

    @Override
    public int mostCounted() {
        return 5_000;
    }

    @Override
    public ReadErrors errors() {
        return errors;
    }

    @Override
    public QuerySupport querySupport() {
        return querySupport;
    }
}
