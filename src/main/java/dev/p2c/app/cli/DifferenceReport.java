package dev.p2c.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.p2c.reconcile.Difference;
import dev.p2c.reconcile.Difference.FieldDifference;
import dev.p2c.reconcile.Reconciled;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes differences as they are found: as text, or as one JSON document. */
abstract sealed class DifferenceReport implements AutoCloseable {

    /**
     * Begins a report.
     *
     * @param limit the most differences as text; 0 for all
     */
    static DifferenceReport of(Output output, int limit) {
        return output.isJson() ? new AsJson(output) : new AsText(output, limit);
    }

    abstract void add(Difference difference);

    /** Ends the report with the counts of all tasks. */
    abstract void end(List<Reconciled> counts);

    @Override
    public abstract void close();

    private static final class AsText extends DifferenceReport {

        private static final int INDENT = 4;

        private final Output output;
        private final int limit;
        private long shown;
        private long found;

        AsText(Output output, int limit) {
            this.output = output;
            this.limit = limit;
        }

        @Override
        synchronized void add(Difference difference) {
            found++;
            if (limit > 0 && shown == limit) {
                return;
            }
            shown++;
            output.printIndented(
                    "%s  %s  %s  %s"
                            .formatted(
                                    paint(difference.kind()).of(difference.kind().word()),
                                    Paint.BOLD.of(difference.key()),
                                    difference.task(),
                                    difference.company()),
                    INDENT);
            if (!difference.why().isEmpty()) {
                output.printIndented(" ".repeat(INDENT) + Visible.line(difference.why()), INDENT);
            }
            difference.fields().forEach(this::field);
        }

        private static Paint paint(Difference.Kind kind) {
            return kind == Difference.Kind.DIFFERENT ? Paint.YELLOW : Paint.RED;
        }

        private void field(FieldDifference field) {
            String why = field.why().isEmpty() ? "" : "  (" + Visible.line(field.why()) + ")";
            output.printIndented(
                    "%s%s: %s in the source, %s in the target%s"
                            .formatted(
                                    " ".repeat(INDENT),
                                    field.name(),
                                    Paint.GREEN.of(shown(field.source())),
                                    Paint.RED.of(shown(field.target())),
                                    why),
                    INDENT * 2);
        }

        private static String shown(String value) {
            return value.isEmpty() ? "(empty)" : Visible.line(value);
        }

        @Override
        void end(List<Reconciled> counts) {
            if (found > shown) {
                output.print(
                        Counted.part(shown, found, "difference") + " shown: --limit 0 shows all.");
            }
            if (found > 0) {
                output.print("");
            }
            TextTable table =
                    new TextTable(
                                    "Task",
                                    "Company",
                                    "Compared",
                                    "Missing",
                                    "Extra",
                                    "Different",
                                    "By design",
                                    "Skipped",
                                    "Own")
                            .optional("Own", "Skipped", "By design");
            for (Reconciled count : counts) {
                table.add(
                        count.task(),
                        count.company(),
                        count.compared(),
                        count.missing(),
                        count.extra(),
                        count.different(),
                        count.byDesign(),
                        count.skipped(),
                        count.own());
            }
            output.print(table);
            if (found == 0) {
                output.print("No difference.");
            }
        }

        @Override
        public void close() {
            // Each line is written at once.
        }
    }

    /** The differences come before the counts, so that none has to be kept. */
    private static final class AsJson extends DifferenceReport {

        private final JsonGenerator json;

        AsJson(Output output) {
            try {
                json =
                        JsonMapper.builder()
                                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                                .build()
                                .createGenerator(output.out())
                                .useDefaultPrettyPrinter()
                                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartObject();
                json.writeArrayFieldStart("differences");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        synchronized void add(Difference difference) {
            try {
                json.writeStartObject();
                json.writeStringField("task", difference.task());
                json.writeStringField("company", difference.company());
                json.writeStringField("key", difference.key());
                json.writeStringField("kind", difference.kind().word());
                json.writeStringField("why", difference.why());
                json.writeArrayFieldStart("fields");
                for (FieldDifference field : difference.fields()) {
                    json.writeStartObject();
                    json.writeStringField("name", field.name());
                    json.writeStringField("source", field.source());
                    json.writeStringField("target", field.target());
                    json.writeStringField("why", field.why());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void end(List<Reconciled> counts) {
            try {
                json.writeEndArray();
                json.writeNumberField(
                        "compared", counts.stream().mapToLong(Reconciled::compared).sum());
                json.writeArrayFieldStart("tasks");
                for (Reconciled count : counts) {
                    json.writeStartObject();
                    json.writeStringField("task", count.task());
                    json.writeStringField("company", count.company());
                    json.writeNumberField("compared", count.compared());
                    json.writeNumberField("missing", count.missing());
                    json.writeNumberField("extra", count.extra());
                    json.writeNumberField("different", count.different());
                    json.writeNumberField("byDesign", count.byDesign());
                    json.writeNumberField("skipped", count.skipped());
                    json.writeNumberField("own", count.own());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                json.close(); // ends what is open, so that a stopped comparison is a document
                json.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
