package dev.p2c.sandbox.demo;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Generated company that is an account in Sales.
 *
 * @param number place in the sequence, from 0
 * @param delivery null if goods go to the main address
 * @param fax may be null
 * @param domain domain of web and e-mail addresses, always under {@code .example}
 * @param description null for most companies
 */
record Company(
        long number,
        UUID id,
        String accountNumber,
        String name,
        PostalAddress address,
        PostalAddress delivery,
        String phone,
        String fax,
        String domain,
        int employees,
        BigDecimal creditLimit,
        BigDecimal revenue,
        String description) {

    Country country() {
        return address.country();
    }
}
