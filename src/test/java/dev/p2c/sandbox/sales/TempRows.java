package dev.p2c.sandbox.sales;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
public final class TempRows {
  public static SalesRows of(Store store, Clock clock) {
    SalesTables tables = new SalesTables(store); Ids ids = new Ids(); Numbers numbers = new Numbers(tables, ids);
    SalesSettings settings = SalesSettings.defaults();
    Writer writer = new Writer(tables, new Defaults(tables, settings, clock), ids);
    writer.follow(new Rules(tables, writer, numbers, settings));
    return new SalesRows(tables, writer);
  }
}
