package dev.p2c.app;

/** A direction in two legs, with mappings as small as they can be. */
final class SmallLegs {

    static final String ROUTE =
            """
            - route:
                id: staged-accounts
                description: Accounts in Sales become customers in Finance through CDS
                routeConfigurationId: direction
                from:
                  uri: quartz:directions/staged-accounts
                  parameters: { cron: "{{staged-accounts.cron}}", stateful: true }
                  steps:
                    - to: { id: run-first-leg, uri: "kamelet:sync-task/staged-accounts-to-cds" }
                    - to: { id: run-second-leg, uri: "kamelet:sync-task/staged-accounts-to-finance" }
            """;
    static final String FIRST =
            """
            source:
              connection: sales
              entity: accounts
              changes: { watermark: modifiedon, lookback: 5m }
            target: { connection: cds, entity: accounts, key: [accountnumber], deletes: delete }
            fields:
              accountnumber: accountnumber
              organizationname: name
              description: description
              organization.organizationnumber: { constant: ORG001 }
            """;
    static final String SECOND =
            """
            source:
              connection: cds
              entity: accounts
              after: staged-accounts-to-cds
              changes: { watermark: modifiedon, lookback: 5m }
              require: [ { field: description, isNot: Secret, reason: it is secret } ]
            target:
              connection: finance
              entity: CustomersV2
              key: [dataAreaId, CustomerAccount]
              deletes: delete
            fields:
              CustomerAccount: { from: accountnumber, maxLength: 20 }
              PartyType: { constant: Organization }
              OrganizationName: { from: organizationname, maxLength: 100 }
              CustomerGroupId: { constant: "10" }
              SalesCurrencyCode: { constant: USD }
              LanguageId: { constant: en-us }
            """;

    private SmallLegs() {}
}
