package org.mentorship.api.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a request gets that leads nowhere or breaks outside of GraphQL, in place of Spring Boot's page. */
@Controller
final class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
                ? known
                : HttpStatus.NOT_FOUND.value(); // asked for by its own address
        var incident = status >= ErrorBody.FIRST_OF_OURS
                        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable problem
                ? Incident.log(problem, "a request")
                : null;
        ErrorBody.ofStatus(status, incident).write(request, response);
    }
}
