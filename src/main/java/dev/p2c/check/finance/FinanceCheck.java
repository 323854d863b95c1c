package dev.p2c.check.finance;

import dev.p2c.check.Check;

/** One requirement of Finance. Most are a few small requests, so they run at each start. */
interface FinanceCheck extends Check {

    @Override
    default String system() {
        return FinanceChecks.SYSTEM;
    }

    @Override
    default boolean isCheap() {
        return true;
    }
}
