package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InfologTextTest {

    @Test
    void onlySentencesWithTheReasonAreKept() {
        assertThat(
                        InfologText.reason(
                                "Write failed for table row of type 'SalesOrderLineV3Entity'. Infolog: Warning: Inventory dimension Site is mandatory and must consequently be specified.; Error: Update has been canceled.."))
                .isEqualTo(
                        "Inventory dimension Site is mandatory and must consequently be specified.");
    }

    @Test
    void aLineEndWithinASentenceBecomesASpace() {
        assertThat(
                        InfologText.reason(
                                "Infolog: Info: Customer group: T1; Test.\nThe record already exists.."))
                .isEqualTo("Customer group: T1; Test. The record already exists.");
    }

    @Test
    void aTextOfNoiseOnlyIsKeptWhole() {
        assertThat(InfologText.reason("Infolog: Error: Update has been canceled.."))
                .isEqualTo("Error: Update has been canceled..");
    }

    @Test
    void aTextWithoutAnInfologIsKept() {
        assertThat(InfologText.reason("No resources were found when selecting for update."))
                .isEqualTo("No resources were found when selecting for update.");
    }
}
