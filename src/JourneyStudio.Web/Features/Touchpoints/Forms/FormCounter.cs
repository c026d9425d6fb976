using JourneyStudio.Channels.Links;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage.Campaigns;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Features.Touchpoints.Answers;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>Hands out a form and takes it back.</summary>
internal sealed class FormCounter(TouchLinks links, WorkspaceContents content, FormDesk desk, MemberCookie cookie)
{
    public async Task<RazorComponentResult> OpenAsync(string key, LinkPurpose purpose, string? token, HttpContext http, CancellationToken cancellationToken)
    {
        var (entry, notice) = await EnterAsync(key, purpose, token, cancellationToken);
        return entry is null ? TouchPages.Show(notice!) : Ask(entry, Known(entry, http), TouchInstance.New(), http);
    }

    public async Task<RazorComponentResult> SubmitAsync(string key, LinkPurpose purpose, string? token, HttpContext http, CancellationToken cancellationToken)
    {
        var (entry, notice) = await EnterAsync(key, purpose, token, cancellationToken);
        if (entry is null)
            return TouchPages.Show(notice!);
        var posted = http.Request.Form;
        var answers = FormAnswers.Read(entry.Form, field => posted[field], desk.Today(entry.Session));
        var instance = TouchInstance.Of(posted["instance"]);
        if (!answers.Good)
            return Ask(entry, answers, instance, http);
        switch (await desk.SubmitAsync(entry.Form, answers, entry.Link, instance, cancellationToken))
        {
            case FormOutcome.Refused refused:
                answers.Refuse(refused.Field, refused.Problem);
                return Ask(entry, answers, instance, http);
            case FormOutcome.UnknownMember:
                return TouchPages.Show(Notice.Stop("Link.Broken", StatusCodes.Status400BadRequest));
            default:
                return TouchPages.Show(Notice.Done("Form.Thanks") with
                {
                    Body = entry.Form.Thanks.In(StudioLanguages.Current),
                    Session = entry.Session is { } session ? SessionCard.Of(session) : null,
                });
        }
    }

    private async Task<(Entry? Entry, Notice? Notice)> EnterAsync(string key, LinkPurpose purpose, string? token, CancellationToken cancellationToken)
    {
        var (claims, notice) = links.Open(token, purpose);
        if (claims is null)
            return (null, notice);
        if (purpose == LinkPurpose.Form && claims.Subject != key || await content.FormAsync(key, cancellationToken) is not { IsUnwritten: false } form)
            return (null, Notice.Stop("Link.Broken", StatusCodes.Status400BadRequest));
        var session = claims.Session.Length > 0 ? await desk.SessionAsync(claims.Session, cancellationToken) : null;
        if (session is not null && purpose == LinkPurpose.Form && desk.Closed(session) is { } closed)
            return (null, Notice.Stop(closed) with { Session = SessionCard.Of(session) });
        return (new Entry(form, claims, token!, session), null);
    }

    /// <summary>Only what was typed on this very phone is filled in; a link alone shows nothing of a member.</summary>
    private FormAnswers Known(Entry entry, HttpContext http) =>
        cookie.Read(http) is { } owner && owner.Member == entry.Link.Member
            ? FormAnswers.Prefilled([KeyValuePair.Create(BuiltInAttributes.Phone, PhoneNumber.Show(owner.Phone))])
            : FormAnswers.Empty;

    private RazorComponentResult Ask(Entry entry, FormAnswers answers, string instance, HttpContext http) =>
        TouchPages.Show<FormPage>(answers.Good ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, (nameof(FormPage.View), new FormView
        {
            Form = entry.Form,
            Answers = answers,
            Link = entry.Token,
            Instance = instance,
            Action = http.Request.Path,
            Today = desk.Today(entry.Session),
            Session = entry.Session is { } session ? SessionCard.Of(session) : null,
        }));

    private sealed record Entry(FormDefinition Form, LinkClaims Link, string Token, SessionRow? Session);
}
