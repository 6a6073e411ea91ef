@NullMarked
package org.mentorship.api.cli.imports;

import org.jspecify.annotations.NullMarked;
