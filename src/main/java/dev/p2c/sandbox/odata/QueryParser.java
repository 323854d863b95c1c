package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Parses query options with Olingo and compiles them for the store. */
final class QueryParser {

    private final ServiceModel model;
    private final EdmModel edm;
    private final ReadStyle style;
    private final Navigator navigator;
    private final OData odata = OData.newInstance();

    QueryParser(ServiceModel model, EdmModel edm, ReadStyle style, Navigator navigator) {
        this.model = model;
        this.edm = edm;
        this.style = style;
        this.navigator = navigator;
    }

    /**
     * Parses the options of a query on a table.
     *
     * @throws ODataError 400 for an option that the service does not understand or support
     */
    ParsedQuery parse(EntityTable table, QueryString options) {
        style.querySupport().requireOptions(options);
        UriInfo info = info(table, options);
        Map<String, Expression> aliases = new HashMap<>();
        info.getAliases().forEach(a -> aliases.put(a.getName(), a.getValue()));
        EntityModel entity = table.model();
        List<Column> columns = select(entity, info.getSelectOption());
        return new ParsedQuery(
                table,
                filter(entity, info.getFilterOption(), aliases),
                order(entity, info.getOrderByOption(), aliases),
                columns,
                style.columns(entity, columns),
                expand(entity, info.getExpandOption(), 1),
                info.getTopOption() == null ? null : info.getTopOption().getValue(),
                info.getSkipOption() == null ? 0 : info.getSkipOption().getValue(),
                info.getCountOption() != null && info.getCountOption().getValue());
    }

    private UriInfo info(EntityTable table, QueryString options) {
        QueryErrors errors = new QueryErrors(model, style);
        try {
            return info(table, options.parsed(false));
        } catch (ODataLibraryException e) {
            if (!QueryErrors.isDayForMoment(e)) {
                throw errors.of(e, options);
            }
        }
        try {
            return info(table, options.parsed(true));
        } catch (ODataLibraryException e) {
            throw errors.of(e, options);
        }
    }

    private UriInfo info(EntityTable table, String query) throws ODataLibraryException {
        return new Parser(edm.edm(), odata).parseUri(table.model().set(), query, null, null);
    }

    private Condition filter(
            EntityModel entity, FilterOption option, Map<String, Expression> aliases) {
        return option == null
                ? Condition.always()
                : new FilterCompiler(entity, style, navigator, aliases)
                        .filter(option.getExpression());
    }

    private List<OrderByItem> order(
            EntityModel entity, OrderByOption option, Map<String, Expression> aliases) {
        if (option == null) {
            return List.of();
        }
        OperandCompiler operands = new OperandCompiler(entity, style, navigator, aliases);
        return option.getOrders().stream()
                .map(
                        o ->
                                new OrderByItem(
                                        sortable(operands.of(o.getExpression())), o.isDescending()))
                .toList();
    }

    /** Operand to sort by; members of an enum sort by their numbers. */
    private Operand sortable(Operand operand) {
        if (operand.column() == null) {
            throw style.errors().badQuery("$orderby takes the names of columns.");
        }
        if (operand.column().enumName() == null) {
            return operand;
        }
        Map<Object, Integer> numbers = new HashMap<>();
        model.enums()
                .get(operand.column().enumName())
                .forEach(m -> numbers.put(m.name(), m.value()));
        return new Operand(
                row -> numbers.get(operand.value().apply(row)),
                operand.column(),
                operand.own(),
                false);
    }

    private List<Column> select(EntityModel entity, SelectOption option) {
        if (option == null || option.getSelectItems().stream().anyMatch(SelectItem::isStar)) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        for (SelectItem item : option.getSelectItems()) {
            UriResource part = item.getResourcePath().getUriResourceParts().get(0);
            if (!(part instanceof UriResourceProperty property)) {
                throw style.errors()
                        .unknownProperty(model.namespace() + "." + entity.name(), part.toString());
            }
            Column column = entity.column(property.getProperty().getName());
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        return List.copyOf(columns);
    }

    private List<ParsedQuery.Expansion> expand(EntityModel entity, ExpandOption option, int depth) {
        if (option == null) {
            return List.of();
        }
        if (depth > style.expandDepth()) {
            throw style.errors().badQuery("The depth of $expand is too great.");
        }
        List<ParsedQuery.Expansion> expansions = new ArrayList<>();
        for (ExpandItem item : option.getExpandItems()) {
            if (item.isStar() || item.isRef() || item.hasCountPath()) {
                throw style.errors().badQuery("$expand takes the names of navigation properties.");
            }
            expansions.add(expansion(entity, item, depth));
        }
        return expansions;
    }

    private ParsedQuery.Expansion expansion(EntityModel entity, ExpandItem item, int depth) {
        List<UriResource> path = item.getResourcePath().getUriResourceParts();
        UriResourceNavigation step = (UriResourceNavigation) path.get(0);
        if (path.size() > 1
                || item.getSkipOption() != null
                || item.getCountOption() != null
                || item.getLevelsOption() != null
                || item.getSearchOption() != null) {
            throw style.errors()
                    .badQuery("Not supported in $expand: " + step.getProperty().getName());
        }
        Navigation navigation = entity.navigations().get(step.getProperty().getName());
        EntityTable target = navigator.target(navigation);
        List<Column> columns = select(target.model(), item.getSelectOption());
        return new ParsedQuery.Expansion(
                navigation,
                new ParsedQuery(
                        target,
                        filter(target.model(), item.getFilterOption(), Map.of()),
                        order(target.model(), item.getOrderByOption(), Map.of()),
                        columns,
                        style.columns(target.model(), columns),
                        expand(target.model(), item.getExpandOption(), depth + 1),
                        item.getTopOption() == null ? null : item.getTopOption().getValue(),
                        0,
                        false));
    }
}
