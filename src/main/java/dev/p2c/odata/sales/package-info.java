/**
 * Dynamics 365 Sales: what the Dataverse Web API does differently. Rows are addressed by GUID,
 * since hardly any integration key is an alternate key there.
 */
package dev.p2c.odata.sales;
