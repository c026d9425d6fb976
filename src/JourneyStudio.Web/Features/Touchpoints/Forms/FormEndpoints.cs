using JourneyStudio.Channels.Links;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>Forms that members open through a signed link: sign-up, walk-in, profile.</summary>
internal static class FormEndpoints
{
    private const string ProfileForm = "register";

    public static void MapForms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/form/{key}", OpenForm);
        routes.MapPost("/t/form/{key}", SubmitForm);
        routes.MapGet("/t/register", (string? k, FormCounter counter, HttpContext http, CancellationToken cancellationToken) =>
            counter.OpenAsync(ProfileForm, LinkPurpose.Register, k, http, cancellationToken));
        routes.MapPost("/t/register", ([FromForm] string? k, FormCounter counter, HttpContext http, CancellationToken cancellationToken) =>
            counter.SubmitAsync(ProfileForm, LinkPurpose.Register, k, http, cancellationToken));
    }

    private static Task<RazorComponentResult> OpenForm(string key, string? k, FormCounter counter, HttpContext http, CancellationToken cancellationToken) =>
        counter.OpenAsync(key, LinkPurpose.Form, k, http, cancellationToken);

    private static Task<RazorComponentResult> SubmitForm(string key, [FromForm] string? k, FormCounter counter, HttpContext http, CancellationToken cancellationToken) =>
        counter.SubmitAsync(key, LinkPurpose.Form, k, http, cancellationToken);
}
