package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerPolicyTest {

    private final ViewerPolicy policy =
            new ViewerPolicy(ManagementFactory.getPlatformMBeanServer());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | dumpRouteAsXml",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | dumpRouteStatsAsXml(boolean)",
                "org.apache.camel:context=p2c,type=context,name=\"p2c\" | isLogMask",
                "quartz:type=QuartzScheduler,name=a,instance=b | getTriggerState",
                "hawtio:type=security,area=jmx,name=ConsoleRoles | canInvoke(java.util.Map)"
            })
    void looksAreAllowed(String bean, String operation) {
        assertThat(policy.mayCall(bean, operation)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | stop",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | getAndStop;stop",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | dump/stop",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | reset",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | isolate",
                "org.apache.camel:context=p2c,type=routes,name=\"a\" | Dump",
                "org.apache.camel:context=p2c,type=tracer,name=BacklogTracer | dumpAllTracedMessages",
                "org.apache.camel:* | dumpRouteAsXml",
                "ORG.APACHE.CAMEL:context=p2c,type=routes | dumpRouteAsXml",
                "quartz:type=QuartzScheduler,name=a,instance=b | pauseTrigger",
                "java.lang:type=Memory | gc",
                "java.lang:type=Threading | getThreadInfo",
                "p2c:type=NoSuchBean | page",
                "p2c:* | page",
                "nonsense | get",
                "'' | get"
            })
    void allElseIsRefused(String bean, String operation) {
        assertThat(policy.mayCall(bean, operation)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"write\", \"mbean\": \"a:b=c\", \"attribute\": \"d\", \"value\": 1}",
                "{\"type\": \"EXEC\", \"mbean\": \"java.lang:type=Memory\", \"operation\": \"gc\"}",
                "{\"type\": \"notification\", \"command\": \"add\"}",
                "{\"type\": \"read\", \"mbean\": \"a:b=c\", \"target\": {\"url\": \"x\"}}",
                "{\"type\": [\"exec\"]}",
                "{}",
                "[]",
                "null",
                "7"
            })
    void requestsThatDoNotReadAreRefused(String request) throws IOException {
        assertThat(policy.objection(new ObjectMapper().readTree(request))).isPresent();
    }

    static Stream<Method> operations() {
        return Stream.of(
                        AlertsMXBean.class,
                        ConflictsMXBean.class,
                        ConnectionMXBean.class,
                        DirectionMXBean.class,
                        FailuresMXBean.class,
                        FindMXBean.class,
                        LogMXBean.class,
                        MappingsMXBean.class,
                        OverviewMXBean.class,
                        RunsMXBean.class,
                        TaskMXBean.class)
                .flatMap(bean -> Stream.of(bean.getMethods()))
                .filter(
                        method ->
                                method.getParameterCount() > 0
                                        || !method.getName().matches("(get|is)[A-Z].*"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachOfOurOperationsEitherLooksOrActs(Method operation) {
        assertThat(operation.isAnnotationPresent(Looks.class))
                .isNotEqualTo(operation.isAnnotationPresent(Acts.class));
    }

    @Test
    void anOperationThatNobodyHasMarkedIsForOperators() throws Exception {
        try (JmxBeans beans = new JmxBeans()) {
            beans.register("type=Unmarked", UnmarkedMXBean.class, () -> {});

            assertThat(policy.mayCall("p2c:type=Unmarked", "act")).isFalse();
        }
    }

    @Described("A bean of the test.")
    public interface UnmarkedMXBean {
        @Described("An operation without a mark.")
        void act();
    }
}
