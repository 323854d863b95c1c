package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2c.error.ConfigurationException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescribedBeanTest {

    enum Colour {
        RED
    }

    record Page<T>(long total, List<T> rows) {}

    @Described("One line.")
    record Line(
            @Described("The number.") long id,
            Colour colour,
            Instant at,
            Optional<String> note,
            List<String> words,
            Inner inner) {}

    record Inner(boolean ready, Double rate) {}

    @Described("Lines for the test.")
    public interface LinesMXBean {
        @Described("All words.")
        List<String> getWords();

        @Described("Whether there are lines.")
        boolean isFilled();

        @Described("Lines by name.")
        Map<String, Line> getByName();

        @Looks
        @Described("Some of the lines.")
        Page<Line> page(@Described("How many to pass over.") long offset, int limit);

        @Described("Removes a line.")
        @Acts
        void remove(String name);
    }

    public static final class Lines implements LinesMXBean {
        @Override
        public List<String> getWords() {
            return List.of("a", "b");
        }

        @Override
        public boolean isFilled() {
            return true;
        }

        @Override
        public Map<String, Line> getByName() {
            return new LinkedHashMap<>(Map.of("first", LINE));
        }

        @Override
        public Page<Line> page(long offset, int limit) {
            return new Page<>(7, List.of(LINE));
        }

        @Override
        public void remove(String name) {
            throw new ConfigurationException("line " + name, "is not there");
        }
    }

    private static final Line LINE =
            new Line(
                    3,
                    Colour.RED,
                    Instant.parse("2026-05-04T10:00:00Z"),
                    Optional.empty(),
                    List.of("x"),
                    new Inner(true, null));

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final DescribedBean bean =
            new DescribedBean(
                    LinesMXBean.class,
                    new Lines(),
                    new MBeanNotificationInfo(
                            new String[] {"lines.changed"}, "Lines", "Lines changed."));
    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName("p2c.test:type=Lines");
        server.registerMBean(bean, name);
    }

    @AfterEach
    void remove() throws Exception {
        server.unregisterMBean(name);
    }

    @Test
    void clientsSeeTheDescriptionsOfTheBeanItsPartsAndParameters() throws Exception {
        MBeanInfo info = server.getMBeanInfo(name);
        assertThat(info.getDescription()).isEqualTo("Lines for the test.");
        assertThat(info.getAttributes())
                .extracting("name", "description", "is")
                .containsExactlyInAnyOrder(
                        tuple("Words", "All words.", false),
                        tuple("Filled", "Whether there are lines.", true),
                        tuple("ByName", "Lines by name.", false));
        MBeanOperationInfo page = operation(info, "page");
        assertThat(page.getDescription()).isEqualTo("Some of the lines.");
        assertThat(page.getImpact()).isEqualTo(MBeanOperationInfo.INFO);
        assertThat(page.getSignature()[0].getName()).isEqualTo("offset");
        assertThat(page.getSignature()[0].getDescription()).isEqualTo("How many to pass over.");
        assertThat(operation(info, "remove").getImpact()).isEqualTo(MBeanOperationInfo.ACTION);
    }

    private static MBeanOperationInfo operation(MBeanInfo info, String name) {
        return List.of(info.getOperations()).stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void recordsBecomeCompositeDataWithTheirNestedRecordsAndLists() throws Exception {
        for (String type : List.of("long", "java.lang.Long")) {
            CompositeData page =
                    (CompositeData)
                            server.invoke(
                                    name, "page", new Object[] {0L, 5}, new String[] {type, "int"});
            assertThat(page.get("total")).isEqualTo(7L);
            CompositeData line = ((CompositeData[]) page.get("rows"))[0];
            assertThat(line.get("id")).isEqualTo(3L);
            assertThat(line.get("colour")).isEqualTo("RED");
            assertThat(line.get("at")).isEqualTo("2026-05-04T10:00:00Z");
            assertThat(line.get("note")).isNull();
            assertThat((String[]) line.get("words")).containsExactly("x");
            assertThat(((CompositeData) line.get("inner")).get("ready")).isEqualTo(true);
            assertThat(((CompositeData) line.get("inner")).get("rate")).isNull();
            assertThat(line.getCompositeType().getDescription("id")).isEqualTo("The number.");
        }
    }

    @Test
    void attributesAreListsAndTables() throws Exception {
        assertThat((String[]) server.getAttribute(name, "Words")).containsExactly("a", "b");
        TabularData table = (TabularData) server.getAttribute(name, "ByName");
        assertThat(((CompositeData) table.get(new Object[] {"first"}).get("value")).get("id"))
                .isEqualTo(3L);
    }

    @Test
    void rowsCanBeATableWithAPartAsTheirKey() {
        TabularData table = OpenRows.table(Line.class, "id", List.of(LINE));
        assertThat(table.get(new Object[] {3L}).get("colour")).isEqualTo("RED");
        assertThat(OpenRows.rows(Line.class, List.of(LINE, LINE))).hasSize(2);
        assertThat(OpenRows.row(LINE).get("id")).isEqualTo(3L);
    }

    @Test
    void aRefusalHasOurWordsInAClassThatEveryClientKnows() {
        assertThatThrownBy(
                        () ->
                                server.invoke(
                                        name,
                                        "remove",
                                        new Object[] {"x"},
                                        new String[] {"java.lang.String"}))
                .isInstanceOf(RuntimeMBeanException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line x: is not there");
    }

    @Test
    void aTextThatAClientLeavesOutIsEmpty() {
        assertThatThrownBy(
                        () ->
                                server.invoke(
                                        name,
                                        "remove",
                                        new Object[] {null},
                                        new String[] {"java.lang.String"}))
                .cause()
                .hasMessage("line : is not there");
    }

    @Test
    void listenersHearOfAChange() throws Exception {
        List<String> heard = new ArrayList<>();
        server.addNotificationListener(
                name, (one, back) -> heard.add(one.getType() + " " + one.getMessage()), null, null);
        bean.send("lines.changed", "one line more");
        assertThat(heard).containsExactly("lines.changed one line more");
    }
}
