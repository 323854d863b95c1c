package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Account numbers with blanks at their ends, which the mapping trims, told as one story.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlanksInNumbersTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static String padded;

    private static Accounts accounts() {
        return new Accounts(STORY.engine());
    }

    @Test
    @Order(1)
    void accountsOfOneBatchWhoseNumbersDifferByBlanksAreNamedAndNoneIsWritten() {
        accounts().create("B-1", "plain");
        accounts().create("\tB-1", "tab");
        accounts().create("B-1\u00a0", "no-break space");

        STORY.engine().sync("accounts");

        assertThat(accounts().customer("B-1")).isEmpty();
        assertThat(accounts().failure("B-1").orElseThrow().reason())
                .contains("3 rows of accounts", "plain", "tab", "no-break space");
    }

    @Test
    @Order(2)
    void anAccountIsNotWrittenOverTheOneWhoseNumberDiffersByBlanks() {
        padded = accounts().create(" B-2", "padded");
        STORY.engine().sync("accounts");
        accounts().create("B-2", "plain");

        STORY.engine().sync("accounts");

        assertThat(accounts().name("B-2")).isEqualTo("padded");
        assertThat(accounts().failure("B-2").orElseThrow().reason())
                .contains("2 rows of accounts", "plain", "padded");
        accounts().change(padded, "name", "padded 2");
        STORY.engine().sync("accounts");
        assertThat(accounts().name("B-2")).isEqualTo("padded");
    }

    @Test
    @Order(3)
    void theOtherIsWrittenWhenOneIsRenumbered() {
        accounts().change(padded, "accountnumber", "B-3");

        STORY.engine().sync("accounts");
        STORY.engine().sync("accounts");

        assertThat(accounts().name("B-2")).isEqualTo("plain");
        assertThat(accounts().name("B-3")).isEqualTo("padded 2");
        assertThat(accounts().failure("B-2")).isEmpty();
    }
}
