package dev.p2c.draft;

/** The route file of a direction with one task, as the shipped ones are. */
final class RouteText {

    private static final String TEXT =
            """
            - route:
                id: DIRECTION
                description: DESCRIPTION
                routeConfigurationId: direction
                from:
                  uri: quartz:directions/DIRECTION
                  parameters: { cron: "{{DIRECTION.cron}}", stateful: true, trigger.misfireInstruction: "{{misfire.do-nothing}}" }
                  steps:
                    - to:
                        id: run-TASK # the task's name is the id of the task's own route
                        uri: kamelet:sync-task/TASK
            """;

    private RouteText() {}

    static String of(String direction, String task, String description) {
        return TEXT.replace("DIRECTION", direction)
                .replace("TASK", task)
                .replace("DESCRIPTION", description);
    }
}
