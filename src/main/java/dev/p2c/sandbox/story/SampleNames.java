package dev.p2c.sandbox.story;

import java.util.List;

/** Names of made-up companies and people. */
final class SampleNames {

    private static final List<String> HEADS =
            List.of(
                    "Fabrikam",
                    "Northwind",
                    "Tailspin",
                    "Adatum",
                    "Litware",
                    "Proseware",
                    "Trey",
                    "Lamna",
                    "Bellows",
                    "Margie",
                    "Woodgrove",
                    "Fourth Coffee",
                    "Coho",
                    "Humongous",
                    "Nod",
                    "Wingtip",
                    "Relecloud",
                    "Munson");

    private static final List<String> TRADES =
            List.of(
                    "Audio",
                    "Electrics",
                    "Events",
                    "Hotels",
                    "Instruments",
                    "Logistics",
                    "Retail",
                    "Studios",
                    "Systems",
                    "Toys",
                    "Traders",
                    "Works");

    private static final List<String> FORMS = List.of("Ltd", "Inc.", "LLC", "Group", "& Co.");

    private static final List<String> FIRST =
            List.of(
                    "Amira", "Ben", "Chiara", "David", "Elif", "Farid", "Grace", "Henrik", "Ines",
                    "Jonas", "Keiko", "Liam", "Maria", "Noor", "Olga", "Pablo", "Rosa", "Samuel");

    private static final List<String> LAST =
            List.of(
                    "Ahmed",
                    "Bauer",
                    "Costa",
                    "Dubois",
                    "Evans",
                    "Fischer",
                    "Garcia",
                    "Hansen",
                    "Ito",
                    "Jensen",
                    "Kowalski",
                    "Lopez",
                    "Moreau",
                    "Nilsson",
                    "Owens",
                    "Patel",
                    "Rossi",
                    "Smith");

    private static final List<String> JOBS =
            List.of(
                    "Buyer",
                    "Purchasing Manager",
                    "Office Manager",
                    "Plant Manager",
                    "Managing Director",
                    "Accounts Payable Clerk");

    /** Subjects of quotes and orders. */
    static final List<String> SUBJECTS =
            List.of("Spring order", "Yearly call-off", "Trade fair stand", "Office move", "Refit");

    private SampleNames() {}

    static String company(DealRandom random) {
        return random.pick(HEADS) + " " + random.pick(TRADES) + " " + random.pick(FORMS);
    }

    static String first(DealRandom random) {
        return random.pick(FIRST);
    }

    static String last(DealRandom random) {
        return random.pick(LAST);
    }

    static String job(DealRandom random) {
        return random.pick(JOBS);
    }

    static String phone(DealRandom random) {
        return "+1 555 01%02d %04d".formatted(random.between(0, 99), random.between(0, 9999));
    }
}
