package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteEndpointsTest {

    private static List<String> problems(String from, String step) {
        String text =
                """
                - route:
                    id: accounts
                    from:
                      %s
                      steps:
                        - to: kamelet:sync-task/accounts-to-customers?any=option
                        %s
                """
                        .formatted(from, step);
        Path file = Path.of("accounts.yaml");
        List<Problem> problems = new ArrayList<>();
        Map<String, KameletCalls.Template> templates =
                Map.of("sync-task", new KameletCalls.Template(Set.of("any"), Set.of()));
        new RouteEndpoints(
                        file,
                        new KameletCalls(file, templates, true, problems),
                        new RouteBeans(file, Map.of(), problems),
                        problems)
                .check(RouteYaml.parse(file, text, problems).orElseThrow());
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void componentsAndOptionsThatThereAreHaveNoProblem() {
        assertThat(
                        problems(
                                "uri: quartz:directions/accounts\n      parameters: { cron: x,"
                                        + " trigger.misfireInstruction: \"{{m}}\" }",
                                "- toD: \"log:${header.name}?show-all=true&level=INFO\""))
                .isEmpty();
        assertThat(problems("uri: \"{{trigger}}:x\"", "- log: \"to: nothing\"")).isEmpty();
    }

    @Test
    void anUnknownComponentIsNamedWithItsLineAndTheOneThatIsMeant() {
        assertThat(problems("uri: quarz:directions/accounts", "- to: lgo:x"))
                .containsExactlyInAnyOrder(
                        "accounts.yaml:4: unknown component \"quarz\". Did you mean \"quartz\"?",
                        "accounts.yaml:7: unknown component \"lgo\". Did you mean \"log\"?");
    }

    @Test
    void anUnknownOptionIsNamedAmongTheParametersAndInTheAddress() {
        assertThat(
                        problems(
                                "uri: quartz:directions/accounts\n      parameters: { crn: x }",
                                "- wireTap: { uri: \"log:x?levl=INFO\" }"))
                .containsExactlyInAnyOrder(
                        "accounts.yaml:5: the component \"quartz\" has no option \"crn\". Did you"
                                + " mean \"cron\"?",
                        "accounts.yaml:8: the component \"log\" has no option \"levl\". Did you"
                                + " mean \"level\"?");
    }
}
