package org.mentorship.api;

import org.mentorship.contract.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** GraphQL and its door, in processes that serve it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = Role.API_SETTING, matchIfMissing = true)
@ComponentScan({ApiRole.GRAPHQL, ApiRole.HTTP})
class ApiRole {

    static final String GRAPHQL = "org.mentorship.api.graphql";
    static final String HTTP = "org.mentorship.api.http";

    /** What this class scans, and nobody else. */
    static final String PACKAGES = "org\\.mentorship\\.api\\.(graphql|http)\\..*";
}
