package dev.p2c.app.cli;

import dev.p2c.desk.EditValue;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "edit",
        description =
                "Puts values over one source row until the source row changes, and tries it at the next pass.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c failures edit 42 name=Contoso",
            "  bin/p2c failures edit 42 creditlimit=500 description="
        })
final class FailuresEditCommand implements Callable<Integer> {

    @ParentCommand private FailuresCommand failures;

    @Parameters(index = "0", paramLabel = "ID", description = "The ID that the list shows.")
    private long id;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FIELD=VALUE",
            description = "A column of the source row and its value; without a value it is empty.")
    private List<String> fields;

    @Mixin private Output output;

    @Override
    public Integer call() {
        Map<String, EditValue> values = values();
        int exit =
                failures.act(
                        (desk, operator) -> {
                            if (desk.edit(id, values, operator)) {
                                output.print("The row was discarded; the edit takes that back.");
                            }
                        });
        output.print(
                "The edit holds for this row until its source row changes; the next pass tries it: bin/p2c failures retry "
                        + id);
        return exit;
    }

    private Map<String, EditValue> values() {
        Map<String, EditValue> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String field : fields) {
            int sign = field.indexOf('=');
            if (sign < 1) {
                problems.add(new Problem(field, "is not FIELD=VALUE"));
            } else {
                values.put(
                        field.substring(0, sign), new EditValue.Typed(field.substring(sign + 1)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return values;
    }
}
