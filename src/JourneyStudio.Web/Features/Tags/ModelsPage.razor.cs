using JourneyStudio.Engine;
using JourneyStudio.Engine.Members.Scoring;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Tags;

/// <summary>Where the models draw their lines.</summary>
public sealed partial class ModelsPage(TagDesk desk, SignedIn signedIn)
{
    private ModelForm? form;
    private ModelSettings known = ModelSettings.Default;
    private IReadOnlyList<Problem> problems = [];
    private bool saved;
    private bool busy;

    private bool IsChanged => !ModelForm.Of(known).IsLike(form);

    protected override async Task OnInitializedAsync()
    {
        known = (await desk.ContentAsync(CancellationToken.None)).Models ?? ModelSettings.Default;
        form = ModelForm.Of(known);
    }

    private void Check() => (problems, saved) = ([.. form!.Make().Check()], false);

    private string? Problem(string line) => problems.FirstOrDefault(problem => problem.Field == line) is { } found ? ProblemTexts.Say(found, StudioLanguages.Current) : null;

    private async Task SaveAsync()
    {
        busy = true;
        var after = form!.Make();
        await desk.ChangeModelsAsync(known, after, await signedIn.ActorAsync(), CancellationToken.None);
        (known, saved, busy) = (after, true, false);
    }
}
