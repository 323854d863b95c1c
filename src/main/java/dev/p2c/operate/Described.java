package dev.p2c.operate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What JMX clients show beside a bean, an attribute, an operation, its parameter, or a part of a
 * record. {@link DescribedBean} refuses a bean with an attribute or operation that has none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Described {

    /** One sentence for people. */
    String value();
}
