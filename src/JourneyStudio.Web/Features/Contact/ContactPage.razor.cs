using System.Globalization;
using System.Security.Claims;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Contact;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Fields;
using JourneyStudio.Web.Shared.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyStudio.Web.Features.Contact;

/// <summary>How often and at which hours the workspace speaks to members, and the emergency stop. What is saved holds for the next message.</summary>
public sealed partial class ContactPage(WorkspaceContents contents, ContactSettings settings, RuntimeSignals signals)
{
    private ContactPolicy? policy;
    private SendingStop stop = SendingStop.None;
    private IReadOnlyList<Problem> problems = [];
    private bool changed;
    private bool saved;
    private bool failed;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var content = await contents.ReadAsync(CancellationToken.None);
        (policy, stop) = (content.Contact, content.Stop);
        (changed, saved, failed) = (false, false, false);
        problems = Check(content.Contact);
    }

    private void Edit(ContactPolicy edited)
    {
        policy = edited;
        (changed, saved) = (true, false);
        problems = Check(edited);
        failed = failed && problems.Any(Blocks);
    }

    private async Task SaveAsync()
    {
        if (problems.Any(Blocks))
        {
            failed = true;
            return;
        }
        await settings.WriteAsync(policy!, await UserAsync(), CancellationToken.None);
        signals.PlansChanged();
        (changed, saved, failed) = (false, true, false);
    }

    private async Task StopAsync(SendingStop wanted)
    {
        await settings.WriteAsync(wanted, await UserAsync(), CancellationToken.None);
        signals.PlansChanged();
        stop = wanted;
    }

    private static IReadOnlyList<Problem> Check(ContactPolicy policy) => [.. ContactChecks.Find(policy.Caps, []), .. ContactChecks.Find(policy.QuietHours)];

    private static bool Blocks(Problem problem) => problem.Severity == ProblemSeverity.Blocks;

    private IReadOnlyList<PlacedProblem> ProblemsOf(string field) =>
        [.. problems.Where(problem => problem.Field == field).Select(problem => new PlacedProblem(problem.Path, ProblemTexts.Say(problem, StudioLanguages.Current), Blocks(problem)))];

    private async Task<long?> UserAsync() => long.TryParse((await SignedIn).User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
}
