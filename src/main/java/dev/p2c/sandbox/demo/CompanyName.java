package dev.p2c.sandbox.demo;

import java.util.List;

/**
 * Name of a company, in two parts.
 *
 * @param core name without the legal form
 * @param form legal form
 */
record CompanyName(String core, String form) {

    /**
     * Step between the combinations of consecutive ordinals. A prime, so that all n combinations
     * are used before one repeats.
     */
    private static final long STRIDE = 7919;

    private static final List<String> COINED =
            List.of(
                    "Alpha",
                    "Apex",
                    "Atlas",
                    "Aurora",
                    "Castor",
                    "Delta",
                    "Helios",
                    "Horizon",
                    "Kestrel",
                    "Lumina",
                    "Meridian",
                    "Nova",
                    "Orion",
                    "Pegasus",
                    "Polaris",
                    "Solaris",
                    "Summit",
                    "Titan",
                    "Triton",
                    "Vertex",
                    "Zenith");

    /**
     * Name for an ordinal, unique within the country. The first names are a word and a trade, later
     * names two founders and a trade, and the last names also have a number.
     */
    static CompanyName of(Country country, long ordinal) {
        long founders = country.last().size();
        long words = founders + country.cities().size() + COINED.size();
        long kinds = (long) country.trades().size() * country.forms().size();
        long single = words * kinds;
        if (ordinal < single) {
            long place = ordinal * STRIDE % single;
            return of(country, word(country, (int) (place / kinds)), place % kinds, 0);
        }
        long rest = ordinal - single;
        long pairs = founders * (founders - 1) * kinds;
        long place = rest % pairs * STRIDE % pairs;
        return of(country, pair(country, (int) (place / kinds)), place % kinds, rest / pairs);
    }

    private static CompanyName of(Country country, String head, long kind, long round) {
        int trades = country.trades().size();
        String core = head + " " + country.trades().get((int) (kind % trades));
        return new CompanyName(
                round == 0 ? core : core + " " + (round + 1),
                country.forms().get((int) (kind / trades)));
    }

    private static String word(Country country, int at) {
        int founders = country.last().size();
        int cities = country.cities().size();
        if (at < founders) {
            return country.last().get(at);
        }
        return at < founders + cities
                ? country.cities().get(at - founders).name()
                : COINED.get(at - founders - cities);
    }

    private static String pair(Country country, int at) {
        int others = country.last().size() - 1;
        int first = at / others;
        int second = at % others;
        return country.last().get(first)
                + " & "
                + country.last().get(second < first ? second : second + 1);
    }

    String full() {
        return core + " " + form;
    }
}
