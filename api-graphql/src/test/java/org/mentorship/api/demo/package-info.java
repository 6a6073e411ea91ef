@NullMarked
package org.mentorship.api.demo;

import org.jspecify.annotations.NullMarked;
