package dev.p2c.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.Definitions;
import dev.p2c.setup.SolutionParts.ColumnPart;
import dev.p2c.setup.SolutionParts.KeyPart;
import dev.p2c.setup.SolutionParts.NumberPart;
import dev.p2c.setup.SolutionParts.OptionPart;

/** The kinds of steps. */
final class Steps {

    private Steps() {}

    /** {@code EntityDefinitions(LogicalName='contact')}. */
    static String address(String table) {
        return "EntityDefinitions(LogicalName='" + table + "')";
    }

    /** A new column, which can be used at once. */
    record AddColumn(ColumnPart part, int language) implements Step {

        @Override
        public Kind kind() {
            return Kind.COLUMN;
        }

        @Override
        public String table() {
            return part.table();
        }

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public String shown() {
            String format = part.definition().path("autoNumber").asText();
            return "column %s of %s (%s)".formatted(part.schemaName(), part.table(), part.type())
                    + (format.isEmpty() ? "" : ", numbers " + format + " in new rows");
        }

        @Override
        public void apply(Definitions sales) {
            sales.send("POST", address(table()) + "/Attributes", Bodies.column(part, language));
        }
    }

    /** A new value of a choice or status reason. */
    record AddOption(OptionPart part, int language) implements Step {

        @Override
        public Kind kind() {
            return Kind.OPTION;
        }

        @Override
        public String table() {
            return part.table();
        }

        @Override
        public String name() {
            return part.column() + " " + part.value();
        }

        @Override
        public String shown() {
            return "value %d \"%s\" of %s.%s"
                    .formatted(part.value(), part.label(), part.table(), part.column());
        }

        @Override
        public void apply(Definitions sales) {
            String action = part.state() >= 0 ? "InsertStatusValue" : "InsertOptionValue";
            sales.send("POST", action, Bodies.option(part, language));
        }

        @Override
        public boolean needsPublishing() {
            return true;
        }
    }

    /** Numbers for the rows of a table, by a column of the platform. */
    record NumberRows(NumberPart part) implements Step {

        @Override
        public Kind kind() {
            return Kind.NUMBERING;
        }

        @Override
        public String table() {
            return part.table();
        }

        @Override
        public String name() {
            return part.column();
        }

        @Override
        public String shown() {
            return "numbers %s in %s.%s of new rows"
                    .formatted(part.format(), part.table(), part.column());
        }

        @Override
        public void apply(Definitions sales) {
            String column = address(table()) + "/Attributes(LogicalName='" + part.column() + "')";
            String type = "Microsoft.Dynamics.CRM.StringAttributeMetadata";
            JsonNode now = sales.get(column + "/" + type);
            ObjectNode changed = now.deepCopy();
            changed.remove("@odata.context");
            changed.put("@odata.type", type);
            changed.put("AutoNumberFormat", part.format());
            sales.send("PUT", column, changed);
        }

        @Override
        public boolean needsPublishing() {
            return true;
        }
    }

    /** A step on the way of an alternate key, from its creation to the index. */
    private interface KeyStep extends Step {

        KeyPart part();

        @Override
        default Kind kind() {
            return Kind.KEY;
        }

        @Override
        default String table() {
            return part().table();
        }

        @Override
        default String name() {
            return part().name();
        }
    }

    /** A new alternate key, whose index Sales builds afterwards. */
    record AddKey(KeyPart part, int language) implements KeyStep {

        @Override
        public String shown() {
            return "alternate key %s of %s (%s)"
                    .formatted(part.schemaName(), part.table(), String.join(", ", part.columns()));
        }

        @Override
        public void apply(Definitions sales) {
            sales.send("POST", address(table()) + "/Keys", Bodies.key(part, language));
        }
    }

    /** Another attempt to build the index of a key that failed. */
    record BuildKey(KeyPart part) implements KeyStep {

        @Override
        public String shown() {
            return "index of the alternate key %s of %s, which failed"
                    .formatted(part.schemaName(), part.table());
        }

        @Override
        public void apply(Definitions sales) {
            sales.send(
                    "POST",
                    "ReactivateEntityKey",
                    Bodies.object()
                            .put("EntityLogicalName", part.table())
                            .put("EntityKeyLogicalName", part.name()));
        }
    }

    /** The index of a key that Sales is still building. */
    record AwaitKey(KeyPart part) implements KeyStep {

        @Override
        public String shown() {
            return "index of the alternate key %s of %s, which Sales is building"
                    .formatted(part.schemaName(), part.table());
        }

        @Override
        public void apply(Definitions sales) {
            // Sales builds the index by itself.
        }
    }
}
