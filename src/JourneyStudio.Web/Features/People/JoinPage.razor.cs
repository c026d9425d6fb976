using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.People;

/// <summary>Where an invitation leads: a password is chosen, then one signs in with it.</summary>
public sealed partial class JoinPage(InvitationDesk desk, NavigationManager navigation)
{
    private string? problem;

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? Code { get; set; }

    [SupplyParameterFromForm] private JoinForm Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new JoinForm();

    private async Task SubmitAsync()
    {
        problem = await desk.JoinAsync(Account ?? "", Code ?? "", Form.Password);
        if (problem is null)
            navigation.NavigateTo("/sign-in");
    }
}

public sealed class JoinForm
{
    public string Password { get; set; } = "";
}
