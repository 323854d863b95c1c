package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What becomes of a quantity with more decimals than its unit has ({@code DecimalPrecision} of
 * {@code UnitsOfMeasure}). No public source tells whether Finance refuses, rounds or keeps it; see
 * {@link FinanceSwitches}.
 */
final class LineQuantity {

    private final FinanceRows rows;
    private final DocumentKind kind;

    LineQuantity(FinanceRows rows, DocumentKind kind) {
        this.rows = rows;
        this.kind = kind;
    }

    void round(FinanceDraft line) {
        if (rows.switches().on(FinanceSwitches.ROUNDS_FINE_QUANTITIES)) {
            fine(line)
                    .ifPresent(
                            decimals ->
                                    line.set(
                                            kind.quantity(),
                                            line.number(kind.quantity())
                                                    .setScale(decimals, RoundingMode.HALF_UP)));
        }
    }

    void check(FinanceDraft line, Infolog infolog) {
        if (rows.switches().on(FinanceSwitches.REFUSES_FINE_QUANTITIES)) {
            fine(line)
                    .ifPresent(
                            decimals ->
                                    infolog.error(
                                            "Quantity %s has more decimals than unit %s allows (%d)."
                                                    .formatted(
                                                            line.number(kind.quantity())
                                                                    .toPlainString(),
                                                            line.text("SalesUnitSymbol"),
                                                            decimals)));
        }
    }

    /** The decimals of the line's unit, if its new quantity has more. */
    private Optional<Integer> fine(FinanceDraft line) {
        if (!line.isNew() && !line.changes(kind.quantity())) {
            return Optional.empty();
        }
        BigDecimal quantity = line.number(kind.quantity()).stripTrailingZeros();
        return rows.related()
                .find("UnitsOfMeasure", line.text("SalesUnitSymbol"))
                .map(unit -> (Integer) unit.get("DecimalPrecision"))
                .filter(decimals -> quantity.scale() > decimals);
    }
}
