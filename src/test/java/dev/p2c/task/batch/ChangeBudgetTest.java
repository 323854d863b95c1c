package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.StoppedException;
import dev.p2c.task.plan.ChangeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeBudgetTest extends OutcomesFixture {

    @Test
    void batchesThatAreStoppedTogetherAskAPersonOnce() {
        ChangeBudget budget = budget(new ChangeLimit(300, 25));
        budget.ask(100);

        for (int batch = 0; batch < 5; batch++) {
            assertThatThrownBy(() -> budget.ask(100)).isInstanceOf(StoppedException.class);
        }

        assertThat(pass.run().run().held().get("usmf"))
                .containsOnlyOnce("The pass stopped after 100 rows")
                .containsOnlyOnce("--allow-changes");
    }

    @ParameterizedTest(name = "most {0}: {1}")
    @CsvSource({"300, true", "100, false", "50, false"})
    void theHundredRowsAreNamedOnlyWhereTheyAreTheLimit(int most, boolean isNamed) {
        ChangeBudget budget = budget(new ChangeLimit(most, 25));

        assertThatThrownBy(() -> budget.ask(most + 1)).isInstanceOf(StoppedException.class);

        assertThat(pass.run().run().held().get("usmf").contains("never gives fewer than 100 rows"))
                .isEqualTo(isNamed);
    }

    private ChangeBudget budget(ChangeLimit limit) {
        return ChangeBudget.of(pass, fixture.state, limit, false);
    }
}
