package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.routes.RunSteps;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The beans that route files may call, with their methods. */
final class RouteNames {

    static final String RUNS = "runs";
    static final String BATCHES = "batches";

    /** The bean of the task whose route a template makes. */
    private static final String TASK = "{{routeId}}";

    /** Settings of this form make a bean: {@code camel.beans.calendar = #class:...}. */
    private static final String OF_SETTINGS = "camel.beans.";

    private final Settings settings;

    RouteNames(Settings settings) {
        this.settings = settings;
    }

    /** By their names their methods; no methods where they are not known. */
    Map<String, Set<String>> beans() {
        Map<String, Set<String>> beans = new HashMap<>();
        Set<String> steps = methods(TracedTask.class);
        new ConfiguredFiles(settings)
                .mappings(List.of(), true)
                .tasks()
                .forEach(task -> beans.put(task, steps));
        beans.put(TASK, steps);
        beans.put(RUNS, methods(RunSteps.class));
        beans.put(BATCHES, Set.of());
        settings.forCamel().keySet().stream()
                .filter(name -> name.startsWith(OF_SETTINGS))
                .map(name -> name.substring(OF_SETTINGS.length()).replaceAll("[.\\[].*", ""))
                .forEach(name -> beans.put(name, Set.of()));
        return beans;
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
