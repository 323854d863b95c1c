package dev.p2c.odata.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.odata.model.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PagesAheadTest {

    private static final Page FIRST = new Page(List.of(), false, Optional.empty());
    private static final Page LAST = new Page(List.of(), true, Optional.empty());

    @Test
    void allPagesComeInTheirOrder() {
        Iterator<Page> pages = new PagesAhead(List.of(FIRST, LAST).iterator());

        assertThat(pages).toIterable().containsExactly(FIRST, LAST);
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void thePageAfterIsReadBeforeTheCallerAsksForIt() throws InterruptedException {
        Semaphore read = new Semaphore(0);
        Iterator<Page> source = List.of(FIRST, LAST).iterator();
        Iterator<Page> pages =
                new PagesAhead(
                        new Iterator<>() {
                            @Override
                            public boolean hasNext() {
                                return source.hasNext();
                            }

                            @Override
                            public Page next() {
                                read.release();
                                return source.next();
                            }
                        });

        assertThat(pages.next()).isEqualTo(FIRST);

        assertThat(read.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anErrorComesWithItsPageInTheWordsOfTheReader() {
        Iterator<Page> pages =
                new PagesAhead(
                        new Iterator<>() {
                            @Override
                            public boolean hasNext() {
                                return true;
                            }

                            @Override
                            public Page next() {
                                throw new UnavailableException("sales", "GET accounts: 503", null);
                            }
                        });

        assertThatThrownBy(pages::hasNext)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("GET accounts: 503");
    }
}
