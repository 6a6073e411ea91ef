package org.mentorship.probe;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The endpoint, its security and its limits as they are, in front of the {@link ProbeController}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({SpringOnly.class, ProbeController.class})
@ComponentScan({"org.mentorship.api.http", "org.mentorship.api.errors", "org.mentorship.api.security"})
public class ProbeApplication {}
