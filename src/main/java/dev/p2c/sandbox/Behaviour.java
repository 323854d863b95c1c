package dev.p2c.sandbox;

import dev.p2c.sandbox.finance.FinanceSettings;
import dev.p2c.sandbox.http.SignIn;
import dev.p2c.sandbox.http.WireSettings;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.sales.SalesSettings;

/**
 * Chooses how the stand-ins behave where the real services differ between versions and
 * installations, or are not documented. The defaults are the behaviour that a client must expect.
 *
 * @param wire batches and headers of both services
 * @param sales business rules of Sales
 * @param salesReading page size and keys of Sales
 * @param finance business rules of Finance
 * @param financeReading page size and default company of Finance
 * @param signIn certificates and other issuers that the token service accepts
 */
public record Behaviour(
        WireSettings wire,
        SalesSettings sales,
        ReaderSettings salesReading,
        FinanceSettings finance,
        ReaderSettings financeReading,
        SignIn signIn) {

    public static Behaviour defaults() {
        return new Behaviour(
                WireSettings.defaults(),
                SalesSettings.defaults(),
                ReaderSettings.sales(),
                FinanceSettings.defaults(),
                ReaderSettings.finance(),
                SignIn.secretOnly());
    }

    public Behaviour withWire(WireSettings settings) {
        return new Behaviour(settings, sales, salesReading, finance, financeReading, signIn);
    }

    public Behaviour withSalesReading(ReaderSettings settings) {
        return new Behaviour(wire, sales, settings, finance, financeReading, signIn);
    }

    public Behaviour withFinance(FinanceSettings settings, ReaderSettings reading) {
        return new Behaviour(wire, sales, salesReading, settings, reading, signIn);
    }

    public Behaviour withSignIn(SignIn settings) {
        return new Behaviour(wire, sales, salesReading, finance, financeReading, settings);
    }
}
